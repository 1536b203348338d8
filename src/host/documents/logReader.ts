/** What reading texts as logs takes: loaded with the first text that may be one. */
export { editLog } from '../../core/document/editLog';
export { looksLikeLog } from '../../core/document/looksLikeLog';
export { readLogDocument } from '../../core/document/readLogDocument';
export { readDocument } from './readDocument';
