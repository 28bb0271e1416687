package retouch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retouch.v1.EditEvent;
import retouch.v1.Services;

/** Golden messages, and what stubs say of methods. */
class MessageTest {
    @Test
    void goldenMessagesAreReadAndWrittenAgain() throws Exception {
        List<Path> texts;
        try (Stream<Path> all = Files.list(Vectors.FOLDER.resolve("messages"))) {
            texts = all.filter(path -> path.toString().endsWith(".txtpb")).sorted().toList();
        }
        assertTrue(texts.size() >= 15, "only " + texts.size() + " golden messages");
        for (Path path : texts) {
            String text = Files.readString(path);
            Matcher type = Pattern.compile("# proto-message: (\\S+)").matcher(text);
            assertTrue(type.find(), path.toString());
            Message prototype =
                    (Message) Class.forName(type.group(1)).getMethod("getDefaultInstance").invoke(null);
            Message.Builder expected = prototype.newBuilderForType();
            TextFormat.getParser().merge(text, expected);
            String digits = Files.readString(Path.of(path.toString().replace(".txtpb", ".hex"))).replaceAll("\\s", "");
            byte[] bytes = HexFormat.of().parseHex(digits);
            Message read = prototype.getParserForType().parseFrom(bytes);
            assertEquals(expected.build(), read, path.toString());
            assertEquals(digits, HexFormat.of().formatHex(read.toByteArray()), path.toString());
        }
    }

    @Test
    void anItemOfANewerKindIsKnownAsSuch() {
        RpcMethod<EditEvent, EditEvent> method = RpcMethod.<EditEvent, EditEvent>of("x/Y", EditEvent.parser())
                .knownWhere(item -> item.getEventCase().getNumber() != 0);
        assertEquals(false, method.isKnown(method.read(new byte[] {0x7a, 3, 10, 1, 0x78})));
        assertThrows(RetouchException.Pipeline.class, () -> method.read(new byte[] {-1, -1, -1}));
    }

    @Test
    void settingsThatAreWrongAreRefusedByName() {
        for (String address : List.of("", "host", "host:", ":1", "host:0", "host:65536", "a b:1", "::1:7433", "[host]:1", "h:x")) {
            var error = assertThrows(RetouchException.InputValidation.class, () -> Services.of(address), address);
            assertTrue(error.getMessage().contains("\"" + address + "\""));
        }
        for (String address : List.of("127.0.0.1:7433", "[::1]:7433", "localhost:1")) Services.of(address).close();
        assertThrows(RetouchException.InputValidation.class, () -> Options.builder().connections(3).build());
        assertThrows(RetouchException.InputValidation.class, () -> Options.builder().messageBytes(0).build());
        assertThrows(RetouchException.InputValidation.class, () -> CallOptions.DEFAULT.withMetadata("Key", "v"));
        assertThrows(RetouchException.InputValidation.class, () -> Retry.of(0));
    }

    @Test
    void eachReasonHasItsClass() {
        for (String reason : List.of("OutOfCredits", "NotFound", "Overloaded", "PromptNotUnderstood")) {
            RetouchException error = RetouchException.of(new Failure(
                    StatusCode.UNKNOWN, "m", reason, "", false, java.time.Duration.ZERO, Processed.DONE, false, List.of(), 1));
            assertEquals(reason, error.getClass().getSimpleName());
        }
        assertEquals(RetouchException.InputValidation.class, RetouchException.of(Failure.invalid("x")).getClass());
    }

    @Test
    void pausesDouble() {
        Retry retry = Retry.of(9);
        assertEquals(100, retry.pause(1).toMillis());
        assertEquals(400, retry.pause(3).toMillis());
        assertEquals(5000, retry.pause(8).toMillis());
    }
}
