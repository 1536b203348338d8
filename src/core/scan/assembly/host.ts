/** What the host does for the module where it is rare; all of it has the same meaning as in the scanner in TypeScript. */

/** Whether a string, without its quotes, is a redaction marker. */
// @ts-expect-error A decorator on a function.
@external('host', 'isMarker')
export declare function isMarker(start: usize, end: usize, hasEscape: i32): i32;

/** The number of a string that has escapes, without its quotes. */
// @ts-expect-error A decorator on a function.
@external('host', 'internEscaped')
export declare function internEscaped(start: usize, end: usize): u32;

/** The time of a value that is not of the usual form, or NaN. */
// @ts-expect-error A decorator on a function.
@external('host', 'readTime')
export declare function readTime(start: usize, end: usize, hasEscape: i32): f64;

/** Whether the responseElements of a ConsoleLogin tell of a failure. */
// @ts-expect-error A decorator on a function.
@external('host', 'isFailedSignIn')
export declare function isFailedSignIn(start: usize, end: usize): i32;
