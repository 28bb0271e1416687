// Step 9: facts about the result become suggestions.

import RetouchModel
import Suggestions

extension EditService {
    /// Never fails the edit.
    func suggest(_ run: EditRun, _ facts: PictureFacts) {
        let suggestions = SuggestionEngine.suggest(for: facts, limits: limits)
        run.find { $0.suggestions = suggestions }
    }
}
