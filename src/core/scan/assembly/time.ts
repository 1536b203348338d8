/** Times of the usual form; all others are the host's. */
import { QUOTE } from './bytes';
import { F_END, F_ESCAPE, F_START } from './fields';
import { readTime } from './host';

let lastDate0: u64 = 0;
let lastDate1: u32 = 0;
let lastDay: f64 = 0;

/** Two decimal digits; 100 or more where they are none. */
// @ts-expect-error A decorator on a function.
@inline
function readPair(p: usize): u32 {
  const high = (load<u8>(p) as u32) - 0x30;
  const low = (load<u8>(p, 1) as u32) - 0x30;
  return high > 9 || low > 9 ? 10000 : high * 10 + low;
}

/** Milliseconds at the start of the date at `p`; NaN where it is none. */
function readDay(p: usize): f64 {
  const century = readPair(p);
  const decade = readPair(p + 2);
  const month = readPair(p + 5);
  const day = readPair(p + 8);
  if (century > 99 || decade > 99 || month < 1 || month > 12 || day < 1) {
    return NaN;
  }
  const year = century * 100 + decade;
  const isLeap = (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days: u32 = month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  if (day > days || year < 1970) {
    return NaN;
  }
  // Days of the years from March on, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const m = month <= 2 ? month + 9 : month - 3;
  const number = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
  return ((number as f64) - 719468) * 86400000;
}

/** `YYYY-MM-DDTHH:MM:SSZ`; every other form is the host's. */
export function readFieldTime(frame: usize): f64 {
  const start = load<u32>(frame, F_START) as usize;
  const end = load<u32>(frame, F_END) as usize;
  const p = start + 1;
  if (
    end - start === 22 &&
    (load<u8>(start) as u32) === QUOTE &&
    (load<u8>(p, 4) as u32) === 0x2d &&
    (load<u8>(p, 7) as u32) === 0x2d &&
    (load<u8>(p, 10) as u32) === 0x54 &&
    (load<u8>(p, 13) as u32) === 0x3a &&
    (load<u8>(p, 16) as u32) === 0x3a &&
    (load<u8>(p, 19) as u32) === 0x5a
  ) {
    const date0 = load<u64>(p);
    const date1: u32 = load<u16>(p, 8);
    if (date0 !== lastDate0 || date1 !== lastDate1) {
      lastDate0 = date0;
      lastDate1 = date1;
      lastDay = readDay(p);
    }
    const hour = readPair(p + 11);
    const minute = readPair(p + 14);
    const second = readPair(p + 17);
    if (lastDay === lastDay && hour < 24 && minute < 60 && second < 60) {
      return lastDay + (((hour * 60 + minute) * 60 + second) as f64) * 1000;
    }
  }
  return readTime(start, end, load<u32>(frame, F_ESCAPE));
}
