import assert from 'node:assert/strict';
import { getOwnWork, type CpuProfile, type ProfileNode } from '../../bench/editor/ownWork';

const FOLDER = '/extension/dist';

function node(id: number, functionName: string, url: string, children: readonly number[] = []): ProfileNode {
  return { id, callFrame: { functionName, url }, children };
}

const ROOT = 1;
const IDLE = 2;
const COLLECTOR = 3;
const OWN = 5;
const NATIVE = 6;
const CALLED = 7;
const OTHER = 8;
const NODES = [
  node(ROOT, '(root)', '', [IDLE, COLLECTOR, 4, OTHER]),
  node(IDLE, '(idle)', ''),
  node(COLLECTOR, '(garbage collector)', ''),
  node(4, 'fire', 'file:///vscode/host.js', [OWN]),
  node(OWN, 'check', 'file:///extension/dist/chunks/a.js', [NATIVE, CALLED]),
  node(NATIVE, 'encode', 'node:encoding'),
  node(CALLED, 'getText', 'file:///vscode/host.js'),
  node(OTHER, 'other', 'file:///extension/distant/a.js'),
];

/** One sample a millisecond, from the first millisecond on. */
function createProfile(...samples: readonly number[]): CpuProfile {
  return {
    nodes: NODES,
    startTime: 0,
    endTime: (samples.length + 1) * 1000,
    samples,
    timeDeltas: samples.map(() => 1000),
  };
}

const turn = (start: number, end: number, waited = 0, ran = Infinity) => ({
  start: start * 1000,
  end: end * 1000,
  waited: waited * 1000,
  ran: ran * 1000,
});

describe('getOwnWork', () => {
  it('adds up what the extension and its calls take of one turn, wherever in it', () => {
    const profile = createProfile(OWN, OTHER, NATIVE, CALLED, IDLE, OWN, OWN);
    const found = getOwnWork(profile, [turn(0, 6), turn(6, 9)], FOLDER);
    assert.deepEqual(found, { ms: 3, alone: 2 });
  });

  it('shares a long sample between the turns that it is in', () => {
    const profile = { ...createProfile(OWN), endTime: 10_000 };
    assert.deepEqual(getOwnWork(profile, [turn(0, 3), turn(3, 8), turn(8, 12)], FOLDER), { ms: 5, alone: 5 });
  });

  it('counts the collection of garbage for who was at work before it', () => {
    const turns = [turn(0, 9)];
    assert.equal(getOwnWork(createProfile(OWN, COLLECTOR, COLLECTOR), turns, FOLDER).ms, 3);
    assert.equal(getOwnWork(createProfile(OTHER, COLLECTOR, COLLECTOR), turns, FOLDER).ms, 0);
  });

  it('leaves out in proportion what a turn waited for a processor', () => {
    const found = getOwnWork(createProfile(OWN, OWN, OTHER), [turn(0, 4, 1)], FOLDER);
    assert.deepEqual(found, { ms: 1.5, alone: 1.5 });
  });

  it('is no longer than the thread had a processor', () => {
    const found = getOwnWork(createProfile(OWN, COLLECTOR, COLLECTOR), [turn(0, 4, 0, 2)], FOLDER);
    assert.deepEqual(found, { ms: 2, alone: 2 });
  });

  it('is nothing without a sample or a turn', () => {
    assert.deepEqual(getOwnWork(createProfile(), [turn(0, 4)], FOLDER), { ms: 0, alone: 0 });
    assert.deepEqual(getOwnWork(createProfile(OWN), [], FOLDER), { ms: 0, alone: 0 });
  });
});
