/** All that loads the engine's binary, in one module that is read when the first query comes. */
export { duckDbMacros } from '../sql/duckDbMacros';
export { getLimits, openDatabase } from './openDatabase';
export { QueryService } from './queryService';
