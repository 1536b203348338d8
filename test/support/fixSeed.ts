/**
 * Loaded by mocha before every test file: property tests try the same inputs in every run, so that a run that was green
 * stays green and a red one can be looked at again. `SEED=random npm run test:unit` goes hunting with new inputs, and
 * `SEED=<number>` repeats what such a hunt has found.
 */
import fc from 'fast-check';

const USUAL_SEED = 20_250_425;

const asked = process.env['SEED'];
if (asked !== 'random') {
  const seed = asked === undefined ? USUAL_SEED : Number(asked);
  if (!Number.isInteger(seed)) {
    throw new Error(`SEED is "${String(asked)}"; give "random" or a whole number.`);
  }
  fc.configureGlobal({ seed });
}
