import { GrowingBytes } from './growingBytes';
import { Gunzip } from './gzip/gunzip';

/** Memory for a log as it is stored, which gunzip has, and for its text. What is read into it is valid until the next log is. */
export class ReadMemory {
  readonly gunzip = new Gunzip();
  /** Of what gunzip refuses. */
  readonly text = new GrowingBytes();

  release(): void {
    this.gunzip.release();
    this.text.release();
  }
}
