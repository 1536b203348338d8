import type { FaultKind } from '../core/scan/fault';

/** Why the end of a log is missing or in doubt. It stands at the end of what could be read. */
export interface ReadFault {
  readonly kind: Extract<FaultKind, 'truncated' | 'undecodable'>;
  readonly message: string;
}
