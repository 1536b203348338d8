import type { ResourceLimits } from 'node:worker_threads';

/**
 * Of the threads that read logs, where 48 is the default: V8 keeps what it has once used for young objects, 40 MB in a
 * thread, and a session of a million events took no longer with a quarter of it (2 to 3 percent of the processor's time).
 */
export const THREAD_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 12 };
