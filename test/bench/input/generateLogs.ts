import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { toBytes } from '../../../src/core/text/utf8';
import { createRandom, type Random } from '../../tasks/samples/random';
import { createRecorder } from '../../tasks/samples/record';
import { pickCall } from './calls';
import { ACCOUNTS, REGIONS, createCast } from './cast';
import type { InputLog } from './inputLog';

/** Records of one file: some 50 MB, as much as CloudTrail writes into one; JSON.parse needs text below 512 MB. */
const RECORDS_PER_LOG = 40_000;

const START = Date.UTC(2024, 10, 19);

/** Share of calls that fail, in percent. */
const FAILURES = 7;

type Failure = readonly [code: string, message: string];

const ERRORS: readonly [Failure, ...Failure[]] = [
  ['AccessDenied', 'is not authorized to perform this action because no identity-based policy allows it'],
  ['Client.UnauthorizedOperation', 'You are not authorized to perform this operation.'],
  ['NoSuchEntityException', 'The resource was not found.'],
  ['ThrottlingException', 'Rate exceeded'],
];

function createMaker(random: Random): () => JsonObject {
  const cast = createCast(random, START);
  const record = createRecorder(random, { account: ACCOUNTS[0], region: REGIONS[0] });
  let now = START;
  return () => {
    now += random.below(1500);
    const actor = cast(now);
    const call = pickCall(random);
    const region = REGIONS[random.below(3) === 0 ? random.below(REGIONS.length) : 0] as string;
    const error = random.below(100) < FAILURES ? random.pick(ERRORS) : undefined;
    return record({
      time: `${new Date(now).toISOString().slice(0, 19)}Z`,
      service: call.service,
      name: call.name,
      readOnly: call.readOnly,
      identity: actor.identity,
      address: actor.address,
      agent: actor.agent,
      recipient: actor.account,
      region,
      fromConsole: actor.fromConsole,
      ...(actor.fromConsole ? {} : { host: `${call.service}.${region}.amazonaws.com` }),
      ...call.build(random, actor.account),
      ...(error === undefined ? {} : { error, response: null }),
    });
  };
}

/**
 * JSON in ASCII alone, with escapes for all other letters, as the public logs at hand are: their text is then held
 * with one byte a letter, the case in which JSON.parse is fastest.
 */
function toAscii(record: JsonObject): string {
  return JSON.stringify(record).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Native logs of `count` realistic records in all, the same bytes for the same count on every machine: one line each,
 * about 1,250 bytes a record. Made one at a time, so that a million records never stand in memory together.
 */
export function* generateLogs(count: number): Generator<InputLog, void, undefined> {
  const make = createMaker(createRandom('bench'));
  for (let made = 0, file = 1; made < count; file++) {
    const records = Math.min(RECORDS_PER_LOG, count - made);
    const texts = Array.from({ length: records }, () => toAscii(make()));
    made += records;
    yield { name: `generated log ${file}`, bytes: toBytes(`{"Records":[${texts.join(',')}]}`) };
  }
}
