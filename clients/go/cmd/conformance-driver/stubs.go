package main

import (
	"context"

	"google.golang.org/protobuf/proto"

	retouch "retouch/clients/go"
	"retouch/clients/go/conformancev1"
	v1 "retouch/clients/go/retouchv1"
)

// stub carries a call out with the generated stub of its method; false where there is none.
func stub(
	ctx context.Context, channel *retouch.Channel, call *conformancev1.Call, body []byte, options []retouch.CallOption,
	outcome *conformancev1.CallOutcome,
) (error, int, bool) {
	services := v1.NewServices(channel)
	attempts := 0
	options = append(options, retouch.Attempts(&attempts))
	ended := func(err error) (error, int, bool) { return err, attempts, true }
	switch call.GetMethod() {
	case "retouch.v1.HealthService/Check":
		return ended(unary(ctx, body, &v1.HealthCheckRequest{}, services.Health.Check, options, outcome))
	case "retouch.v1.DescribeService/Describe":
		return ended(unary(ctx, body, &v1.DescribeRequest{}, services.Describe.Describe, options, outcome))
	case "retouch.v1.SuggestionService/SuggestNext":
		return ended(unary(ctx, body, &v1.SuggestNextRequest{}, services.Suggestion.SuggestNext, options, outcome))
	case "retouch.v1.EditService/PlanEdit":
		return ended(unary(ctx, body, &v1.PlanEditRequest{}, services.Edit.PlanEdit, options, outcome))
	case "retouch.v1.EditService/Edit":
		return events(ctx, body, &v1.EditRequest{}, services.Edit.Edit, options, call.GetCancel(), outcome)
	case "retouch.v1.EditService/ChangeBackground":
		return events(ctx, body, &v1.ChangeBackgroundRequest{}, services.Edit.ChangeBackground, options, call.GetCancel(), outcome)
	}
	return nil, 0, false
}

func unary[Request, Reply proto.Message](
	ctx context.Context, body []byte, request Request,
	method func(context.Context, Request, ...retouch.CallOption) (Reply, error), options []retouch.CallOption,
	outcome *conformancev1.CallOutcome,
) error {
	if err := proto.Unmarshal(body, request); err != nil {
		return err
	}
	reply, err := method(ctx, request, options...)
	if err != nil {
		return err
	}
	bytes, err := proto.Marshal(reply)
	outcome.Items = append(outcome.Items, item(bytes))
	return err
}

func events[Request proto.Message](
	ctx context.Context, body []byte, request Request,
	method func(context.Context, Request, ...retouch.CallOption) (*retouch.Stream[v1.EditEvent, *v1.EditEvent], error),
	options []retouch.CallOption, giveUp *conformancev1.Cancel, outcome *conformancev1.CallOutcome,
) (error, int, bool) {
	if err := proto.Unmarshal(body, request); err != nil {
		return err, 0, true
	}
	stream, err := method(ctx, request, options...)
	if err != nil {
		return err, 0, true
	}
	defer stream.Close()
	for stream.Next() {
		bytes, err := proto.Marshal(stream.Item())
		if err != nil {
			return err, stream.Attempts(), true
		}
		outcome.Items = append(outcome.Items, item(bytes))
		if giveUp.GetWhen() == conformancev1.Cancel_AFTER_ITEMS && len(outcome.Items) >= int(giveUp.GetValue()) && giveUp.GetLetGo() {
			stream.Close()
			return &retouch.Error{Code: retouch.Cancelled, Reason: "Cancelled"}, stream.Attempts(), true
		}
	}
	return stream.Err(), stream.Attempts(), true
}
