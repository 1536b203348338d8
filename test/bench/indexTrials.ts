/**
 * What was tried for the index, with numbers. They were taken once, by hand, and are no part of a run: the trials are
 * not in the code any more.
 */
export const INDEX_TRIALS = `### How the index is read, and what was tried

Native records are read by a module of WebAssembly with SIMD (src/core/scan/assembly, written in AssemblyScript, 8 KB): windows of 256 KB are copied into its memory, and it reads record after record into columns, checks all of JSON's grammar, counts redacted values and interns texts, without a call back but for rare forms (an escaped column, an odd time). A record that is not regular is left to the reader in TypeScript, which stays the one that knows damage, envelopes and records inside text; a property test holds both to the same answer, byte by byte. Hosts without WebAssembly or SIMD have the reader in TypeScript alone.

Measured on an AMD EPYC with 2 cores, Node 20.20.2, AssemblyScript 0.28.20, on the first generated log (40,000 records, 54 MB), best of 26 rounds while other work was going on:

| variant                                           | MB/s |
| ------------------------------------------------- | ---: |
| as it is                                          | 1827 |
| end of a string by 8 bytes in integers            | 1654 |
| end of a string by single bytes                   | 1468 |
| every value read anew (no known values)           | 1166 |
| property names not guessed from the ones before   |  999 |

The order of all but the last came back in a second run, in which the machine had half the speed: 1027, 780, 731, 685 and 880 MB/s from top to bottom. SIMD gains a quarter to two fifths; more comes from doing nearly nothing twice.

Windows of 16, 64, 128 and 256 KB: 1739, 2076, 2210 and 2290 MB/s.

What JavaScript alone could do, as bounds on looking at each byte of that log once (7 rounds, the best one): a loop over bytes 502 MB/s, four bytes a turn with a table 1371, bit tricks on a Uint32Array 1440, Uint8Array.indexOf from quote to quote 312, Buffer.indexOf from quote to quote 549 (strings are short: the calls cost more than the bytes), and a search for three redaction markers with Buffer.indexOf 730. The reader in TypeScript has the table already and reaches 420 to 530 MB/s on this log, since most of its time goes elsewhere: names, values that come back, texts, grammar. None of the others was built into it.

Not tried: bit masks of all structural characters first, as simdjson makes them. A second pass over positions would have to visit the same 68 strings of a record that one pass skips now.`;
