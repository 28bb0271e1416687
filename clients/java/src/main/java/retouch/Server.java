package retouch;

/**
 * What a server said of itself in HELLO.
 *
 * @param agent program and version
 * @param build what was built, for bug reports
 * @param schemaHash of its schema, unsigned; that of other stubs than ours is no error
 */
public record Server(String agent, String build, long schemaHash) {}
