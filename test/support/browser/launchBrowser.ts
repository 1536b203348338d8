import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './findChromium';
import { installChromium } from './installChromium';

/**
 * Keeps Chromium from looking up its maker's hosts at every start: on a closed machine each look-up is refused and
 * fills the log. Without its sandbox it starts as root and in containers; it opens only our own pages on loopback.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Containers give /dev/shm 64 MB, and a workbench page uses more.
  '--disable-dev-shm-usage',
];

/** Starts a headless Chromium with a fresh profile; installs one first where there is none. Close it after use. */
export async function launchBrowser(options: { readonly headless?: boolean } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? installChromium(),
    headless: options.headless ?? true,
    args: FLAGS,
  });
}
