// The README's example: what a server would do with an instruction.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	retouch "retouch/clients/go"
	v1 "retouch/clients/go/retouchv1"
)

func main() {
	services, client := v1.Dial(os.Args[1], retouch.Options{})
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	plan, err := services.Edit.PlanEdit(ctx, &v1.PlanEditRequest{Inputs: &v1.EditInputs{Prompt: "make the dress emerald green and crop to 4:5"}})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for _, step := range plan.GetPlan().GetSteps() {
		fmt.Printf("%s: %s (%q)\n", step.GetKind(), step.GetSummary(), step.GetWords())
	}
}
