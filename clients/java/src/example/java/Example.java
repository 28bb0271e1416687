import retouch.v1.EditInputs;
import retouch.v1.PlanEditRequest;
import retouch.v1.Services;

/** The README's example: what a server would do with an instruction. */
public final class Example {
    public static void main(String[] arguments) {
        try (var retouch = Services.of(arguments[0])) {
            var inputs = EditInputs.newBuilder().setPrompt("make the dress emerald green and crop to 4:5");
            var plan = retouch.edit().planEdit(PlanEditRequest.newBuilder().setInputs(inputs).build()).getPlan();
            for (var step : plan.getStepsList()) {
                System.out.printf("%s: %s (\"%s\")%n", step.getKind(), step.getSummary(), step.getWords());
            }
        }
    }
}
