import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../repositoryRoot';
import { killProcess, stopProcess } from '../stopProcess';
import { startS3Emulator } from '../s3Emulator/startS3Emulator';
import { getFreePorts } from './freePorts';
import { installSwift, PYTHON } from './installSwift';
import { buildSwiftConfig, GUEST, OWNER, SERVER_REGION, type S3Keys, type SwiftPorts } from './swiftConfig';

/** An S3 server on this machine, for one run of tests. */
export interface S3Server {
  /** `swift` checks signatures and rights; `emulator` takes every key. */
  readonly kind: 'swift' | 'emulator';
  readonly endpoint: string;
  readonly region: string;
  /** May do everything. */
  readonly owner: S3Keys;
  /** Is known and may do nothing. */
  readonly guest: S3Keys;
  /** Stops answering, and answers again at the same address with the same data. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const HERE = path.join(repositoryRoot, 'test', 'support', 's3Server');

/** Milliseconds until every server must answer. They take two to four seconds. */
const START_TIMEOUT = 120_000;

/**
 * Starts a real S3 server that verifies signatures: OpenStack Swift with its s3api. Where it cannot be had, an emulator
 * takes its place, and the run prints that and why. `missing` is a reason to do without it where it could be had.
 */
export async function startS3Server(options: { readonly missing?: string } = {}): Promise<S3Server> {
  const reason = options.missing ?? installSwift() ?? (await findDiskFault());
  if (reason !== undefined) {
    console.log(`S3 server: the emulator, which checks no signatures, because ${reason}.`);
    return startEmulator();
  }
  return startSwift();
}

async function startEmulator(): Promise<S3Server> {
  const emulator = await startS3Emulator();
  return {
    kind: 'emulator',
    endpoint: emulator.endpoint,
    region: SERVER_REGION,
    owner: OWNER,
    guest: GUEST,
    pause: () => Promise.reject(new Error('The emulator cannot be paused.')),
    resume: () => Promise.reject(new Error('The emulator cannot be paused.')),
    stop: () => emulator.stop(),
  };
}

/** Swift keeps metadata in attributes of files, which not every file system has. */
function findDiskFault(): Promise<string | undefined> {
  const probe = mkdtempSync(path.join(os.tmpdir(), 'lens-probe-'));
  const script = "import os,sys; os.setxattr(sys.argv[1], 'user.swift.probe', b'x' * 3000)";
  const { status } = spawnSync(PYTHON, ['-c', script, probe], { stdio: 'ignore' });
  rmSync(probe, { recursive: true });
  return Promise.resolve(status === 0 ? undefined : `${os.tmpdir()} keeps no attributes of files`);
}

async function startSwift(): Promise<S3Server> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lens-s3-'));
  const [proxy = 0, account = 0, container = 0, object = 0] = await getFreePorts(4);
  const ports: SwiftPorts = { proxy, account, container, object };
  mkdirSync(path.join(folder, 'devices', 'disk'), { recursive: true });
  for (const [name, text] of Object.entries(buildSwiftConfig(folder, ports))) {
    writeFileSync(path.join(folder, name), text);
  }
  const env = { ...process.env, PYTHONPATH: HERE, PYTHONDONTWRITEBYTECODE: '1' };
  const program = path.join(HERE, 'swift_server.py');
  const rings = ['account', 'container', 'object'].map(
    (name) => `${name}=${String(ports[name as keyof SwiftPorts])}`,
  );
  const built = spawnSync(PYTHON, [program, 'rings', folder, ...rings], { env, encoding: 'utf8' });
  if (built.status !== 0) {
    throw new Error(`Swift's rings could not be built: ${built.stderr}`);
  }

  const running = new Map<string, ChildProcess>();
  let output = '';
  const serve = (name: keyof SwiftPorts): void => {
    const child = spawn(PYTHON, [program, 'serve', name, folder], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that stopping it stops all of it.
      detached: true,
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4_000)));
    running.set(name, child);
  };
  const killAll = (): void => {
    for (const child of running.values()) {
      killProcess(child);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killAll);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', killAll);
    await Promise.all([...running.values()].map(stopProcess));
    rmSync(folder, { recursive: true, force: true });
  };

  const names = ['account', 'container', 'object', 'proxy'] as const;
  names.forEach(serve);
  try {
    await Promise.all(names.map((name) => waitFor(ports[name], running.get(name))));
  } catch (error) {
    await stop();
    throw new Error(`Swift did not start: ${String(error)}\n${output}`, { cause: error });
  }
  return {
    kind: 'swift',
    endpoint: `http://127.0.0.1:${String(proxy)}`,
    region: SERVER_REGION,
    owner: OWNER,
    guest: GUEST,
    pause: async () => {
      const child = running.get('proxy');
      if (child !== undefined) {
        await stopProcess(child);
      }
    },
    resume: async () => {
      serve('proxy');
      await waitFor(ports.proxy, running.get('proxy'));
    },
    stop,
  };
}

async function waitFor(port: number, child: ChildProcess | undefined): Promise<void> {
  const end = Date.now() + START_TIMEOUT;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/healthcheck`).catch(() => undefined);
    if (answer?.ok === true) {
      return;
    }
    if (child?.exitCode !== null || Date.now() > end) {
      throw new Error(`port ${String(port)} does not answer`);
    }
    await sleep(50);
  }
}
