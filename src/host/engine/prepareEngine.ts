import type { Engine } from '../../engine/startWorker';

/**
 * An engine whose code, and Node's own for threads, is loaded by its first call: together some 0.7 ms of an activation
 * that needs none. Calls and the end come to it in the order in which they were made.
 * @param script Its thread's.
 */
export function prepareEngine(script: string): Engine {
  let loading: Promise<Engine> | undefined;
  let isDisposed = false;
  const load = async (): Promise<Engine> => {
    const { startWorker } = await import('../../engine/startWorker');
    const engine = startWorker(script);
    if (isDisposed) {
      engine.dispose();
    }
    return engine;
  };
  return {
    call: async (...parameters) => (await (loading ??= load())).call(...parameters),
    dispose: (reason) => {
      isDisposed = true;
      loading?.then(
        (engine) => {
          engine.dispose(reason);
        },
        () => undefined, // whoever called hears of it
      );
    },
  };
}
