import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { QueryProcess } from '../../../src/engine/startQueryProcess';
import { QueryCrash, startQueryProcess } from '../../../src/engine/startQueryProcess';
import type { QueryProgress } from '../../../src/protocol/query';
import { CancelledError } from '../../../src/protocol/rpcError';
import { buildQueryProcess, getDuckDbPlatforms } from '../../support/duckDbBinding';

const HEAVY =
  'SELECT count(*) AS n FROM cloudtrail_logs a, cloudtrail_logs b, cloudtrail_logs c, cloudtrail_logs d ' +
  'WHERE a.eventid || b.eventid || c.eventid = d.eventid';

/** The folders that a process of the query engine keeps for what it spills. */
async function findFolders(pid: number): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`cloudtrail-lens-${pid}-`));
}

describe('startQueryProcess', function () {
  this.timeout(60_000);
  let folder = '';
  let script = '';
  const processes: QueryProcess[] = [];
  const start = (file = script): QueryProcess => {
    const process = startQueryProcess(file);
    processes.push(process);
    return process;
  };
  const inputs = () => {
    const records = Array.from({ length: 300 }, (_, i) => ({
      eventVersion: '1.08',
      eventTime: '2024-01-01T00:00:00Z',
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      eventID: `id ${i}`,
      userIdentity: { type: 'Root' },
    }));
    const bytes = new TextEncoder().encode(JSON.stringify({ Records: records }));
    return [{ kind: 'bytes', uri: 'file:///a.json', bytes } as const];
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'query-'));
    script = await buildQueryProcess(folder);
  });
  after(async () => {
    for (const process of processes) {
      process.dispose();
    }
    await rm(folder, { recursive: true });
  });

  it('answers queries from a process of its own', async () => {
    const engine = start();
    assert.equal(engine.pid, undefined);
    const told: QueryProgress[] = [];
    const summary = await engine.call(
      'load',
      { inputs: inputs() },
      { onProgress: (value) => told.push(value) },
    );
    assert.equal(summary.records, 300);
    assert.equal(told[0]?.phase, 'load');
    const { result, statistics } = await engine.call('run', {
      sql: 'SELECT useridentity.type AS who, count(*) AS n FROM cloudtrail_logs GROUP BY 1',
    });
    assert.equal(statistics.rows, 1);
    assert.deepEqual(await engine.call('rows', { result, offset: 0, limit: 9 }), [['Root', 300]]);
    assert.equal(await engine.call('release', { result }), null);
    assert.notEqual(engine.pid, process.pid);
  });

  it('keeps secrets of the environment away from it', async () => {
    const spy = path.join(folder, 'spy.js');
    await writeFile(
      spy,
      `process.on('message', ({ id }) => process.send({ kind: 'result', id, value: { ...process.env } }));`,
    );
    process.env['AWS_SECRET_ACCESS_KEY'] = 'not for it';
    try {
      const environment = (await start(spy).call('describe', {
        sql: '',
        offset: 0,
      })) as unknown as NodeJS.ProcessEnv;
      assert.equal(environment['ELECTRON_RUN_AS_NODE'], '1');
      assert.deepEqual(
        Object.keys(environment).filter((name) => /AWS|SECRET|TOKEN|NODE_OPTIONS|VSCODE/.test(name)),
        [],
      );
    } finally {
      delete process.env['AWS_SECRET_ACCESS_KEY'];
    }
  });

  it('rejects what waits when it is killed in the middle of a query, and starts again', async () => {
    const engine = start();
    await engine.call('load', { inputs: inputs() });
    const waiting = engine.call('run', { sql: HEAVY });
    waiting.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const killed = engine.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    await assert.rejects(waiting, (error) => {
      assert.ok(error instanceof QueryCrash);
      assert.match(error.message, /stopped unexpectedly \(signal SIGKILL\)\. Run the query again/);
      return true;
    });
    await assert.rejects(
      engine.call('run', { sql: 'SELECT 1 AS one FROM cloudtrail_logs' }),
      /No logs are loaded/,
    );
    await engine.call('load', { inputs: inputs() });
    const { statistics } = await engine.call('run', { sql: 'SELECT eventid FROM cloudtrail_logs' });
    assert.equal(statistics.rows, 300);
    assert.notEqual(engine.pid, killed);
    assert.deepEqual(await findFolders(killed), [], 'the next process removes what a killed one left');
  });

  it('cancels a query and goes on', async () => {
    const engine = start();
    await engine.call('load', { inputs: inputs() });
    const controller = new AbortController();
    const waiting = engine.call('run', { sql: HEAVY }, { signal: controller.signal });
    waiting.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    controller.abort();
    await assert.rejects(waiting, CancelledError);
    // While the other one runs, the engine answers nobody.
    const { statistics } = await engine.call('run', { sql: 'SELECT count(*) AS n FROM cloudtrail_logs' });
    assert.equal(statistics.rows, 1);
  });

  it('ends with dispose', async () => {
    const engine = start();
    await engine.call('load', { inputs: inputs() });
    const waiting = engine.call('run', { sql: HEAVY });
    waiting.catch(() => undefined);
    const pid = engine.pid ?? 0;
    engine.dispose();
    await assert.rejects(waiting, CancelledError);
    await assert.rejects(engine.call('release', { result: 1 }), CancelledError);
    for (let i = 0; i < 100 && isAlive(pid); i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(isAlive(pid), false);
  });

  it('says so where the package has no engine for the machine', async () => {
    const bare = path.join(folder, 'bare');
    const moved = await buildQueryProcess(bare);
    await rm(path.join(bare, 'duckdb'), { recursive: true });
    assert.equal(existsSync(path.join(bare, 'duckdb')), false);
    const engine = start(moved);
    await assert.rejects(
      engine.call('load', { inputs: inputs() }),
      /no query engine for .*Everything else works/,
    );
    assert.deepEqual(await engine.call('check', { sql: 'SELECT eventid FROM cloudtrail_logs' }), []);
  });

  it('has an engine for this machine', async () => {
    const platforms = await getDuckDbPlatforms();
    assert.ok(platforms.some((name) => name.startsWith(`${process.platform}-${process.arch}`)));
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
