/** The file beside the suite that says what is to be activated, in this order; one {@link ActivationTime} each comes back. */
export const ORDER_FILE = 'order.json';
export const TIMES_FILE = 'times.json';

/** What one activation took, in milliseconds. */
export interface ActivationTime {
  readonly extension: string;
  /** From the call that asks for it until it is active: reading the code and running `activate`. */
  readonly ms: number;
}
