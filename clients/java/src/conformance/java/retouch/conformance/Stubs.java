package retouch.conformance;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import retouch.CallOptions;
import retouch.ReplyStream;
import retouch.RetouchClient;
import retouch.v1.ChangeBackgroundRequest;
import retouch.v1.DeleteImagesRequest;
import retouch.v1.DescribeRequest;
import retouch.v1.EditRequest;
import retouch.v1.GetCreditsRequest;
import retouch.v1.GetEditRequest;
import retouch.v1.GetImageRequest;
import retouch.v1.HealthCheckRequest;
import retouch.v1.ListEditsRequest;
import retouch.v1.ListImagesRequest;
import retouch.v1.ListLedgerRequest;
import retouch.v1.PlanEditRequest;
import retouch.v1.Services;
import retouch.v1.SuggestNextRequest;
import retouch.v1.UploadImageRequest;

/** The generated stubs by the names of their methods, with encoded messages. */
final class Stubs {
    private interface Stub {
        void call(byte[] request, CallOptions options, Runnable handed, Predicate<byte[]> took)
                throws InvalidProtocolBufferException;
    }

    private final Map<String, Stub> all = new HashMap<>();

    Stubs(RetouchClient client) {
        Services services = new Services(client);
        unary("AccountService/GetCredits", GetCreditsRequest.parser(), services.account()::getCredits);
        unary("AccountService/ListLedger", ListLedgerRequest.parser(), services.account()::listLedger);
        unary("DescribeService/Describe", DescribeRequest.parser(), services.describe()::describe);
        stream("EditService/Edit", EditRequest.parser(), services.edit()::edit);
        stream("EditService/ChangeBackground", ChangeBackgroundRequest.parser(), services.edit()::changeBackground);
        unary("EditService/PlanEdit", PlanEditRequest.parser(), services.edit()::planEdit);
        unary("HealthService/Check", HealthCheckRequest.parser(), services.health()::check);
        unary("LibraryService/UploadImage", UploadImageRequest.parser(), services.library()::uploadImage);
        unary("LibraryService/GetImage", GetImageRequest.parser(), services.library()::getImage);
        unary("LibraryService/ListImages", ListImagesRequest.parser(), services.library()::listImages);
        unary("LibraryService/DeleteImages", DeleteImagesRequest.parser(), services.library()::deleteImages);
        unary("LibraryService/GetEdit", GetEditRequest.parser(), services.library()::getEdit);
        unary("LibraryService/ListEdits", ListEditsRequest.parser(), services.library()::listEdits);
        unary("SuggestionService/SuggestNext", SuggestNextRequest.parser(), services.suggestion()::suggestNext);
    }

    boolean has(String method) {
        return all.containsKey(method);
    }

    /** Calls it; {@code took} gets each item and says whether to read on. */
    void call(String method, byte[] request, CallOptions options, Runnable handed, Predicate<byte[]> took)
            throws InvalidProtocolBufferException {
        all.get(method).call(request, options, handed, took);
    }

    private <Q, R extends MessageLite> void unary(String name, Parser<Q> parser, BiFunction<Q, CallOptions, R> method) {
        all.put("retouch.v1." + name, (request, options, handed, took) -> {
            Q message = parser.parseFrom(request);
            took.test(method.apply(message, options).toByteArray());
        });
    }

    private <Q, R extends MessageLite> void stream(
            String name, Parser<Q> parser, BiFunction<Q, CallOptions, ReplyStream<R>> method) {
        all.put("retouch.v1." + name, (request, options, handed, took) -> {
            try (ReplyStream<R> items = method.apply(parser.parseFrom(request), options)) {
                handed.run();
                for (R item : items) {
                    if (!took.test(item.toByteArray())) return;
                }
            }
        });
    }
}
