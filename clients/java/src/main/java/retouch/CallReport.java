package retouch;

import java.util.List;

/**
 * What is known of a call when it has ended, beside its answer.
 *
 * @param metadata what the server sent beside the answer or the failure, in its order
 * @param attempts how often the call was sent, or a connection was tried for it
 */
public record CallReport(List<MetadataEntry> metadata, int attempts) {}
