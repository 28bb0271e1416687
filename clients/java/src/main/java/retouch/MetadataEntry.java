package retouch;

/**
 * One piece of a call's metadata. The same key may come more than once.
 *
 * @param key lower-case ASCII
 * @param value any text
 */
public record MetadataEntry(String key, String value) {}
