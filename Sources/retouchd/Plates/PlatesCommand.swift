// retouchd plates: what an operator does with a folder of background pictures.

import ArgumentParser

struct PlatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plates", abstract: "Check a folder of background pictures, or fill one.",
        discussion: """
            A plate is a .png, .jpg or .webp with a sidecar of the same name that ends in .json:

              {"tags": ["beach", "golden hour"], "caption": "", "horizon": 0.4, "camera-height": 1.5, "blur": 0,
               "licence": "CC-BY-4.0", "credit": "A. Name", "source": "https://..."}

            Tags or caption are needed, for nothing else leads to the picture. The horizon is a share of the height from above, 1 for a \
            wall that fills the picture; camera-height is in metres; blur is the diameter of the lens's blur that the far background has \
            already, as a share of the height.

            retouchd serve --plates DIR puts the best match behind the subject where a scene was described, and renders it where there is none.
            """,
        subcommands: [CheckPlates.self, RenderPlates.self])
}
