import type { Page } from 'playwright-core';
import { launchBrowser } from './browser/launchBrowser';
import { startVSCodeServer } from './vscodeHost/startVSCodeServer';
import type { VSCodeHost } from './vscodeHost/vscodeHost';
import { openFile } from './workbench';

export interface OpenOptions {
  readonly workspace: string;
  /** The packaged extension, installed as a user has it. */
  readonly vsix: string;
  /** A theme by its name in VS Code, e.g. `Default Dark Modern`. */
  readonly colorTheme?: string;
  /** Opened one after another; the last one is in front. */
  readonly files?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of scope `machine`. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of a picture per pixel of the page. */
  readonly deviceScaleFactor?: number;
  readonly timezoneId?: string;
  readonly host?: VSCodeHost;
}

/** A VS Code in a headless browser, to look at and to drive. */
export interface OpenedVSCode {
  readonly page: Page;
  /** The folder in which the server keeps settings, logs and storage; gone after the close. */
  readonly data: string;
  close(): Promise<void>;
}

/** Opens VS Code with the packaged extension: nothing is hidden or stubbed, unlike in the runner for test suites. */
export async function openVSCode(options: OpenOptions): Promise<OpenedVSCode> {
  const server = await startVSCodeServer({
    vsix: options.vsix,
    settings: {
      'workbench.colorTheme': options.colorTheme ?? 'Default Light Modern',
      'window.commandCenter': false,
      ...options.settings,
    },
    ...(options.machineSettings === undefined ? {} : { machineSettings: options.machineSettings }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.host === undefined ? {} : { host: options.host }),
  });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({
        viewport: options.viewport ?? { width: 1400, height: 900 },
        deviceScaleFactor: options.deviceScaleFactor ?? 1,
        timezoneId: options.timezoneId ?? 'UTC',
      });
      const [first, ...others] = options.files ?? [];
      const payload = first === undefined ? [] : [['openFile', server.getRemoteUri(first)] as const];
      // On a busy machine a window takes its time to start, and so does all that is done in it.
      page.setDefaultTimeout(60_000);
      await page.goto(server.getUrl(options.workspace, payload));
      await page.locator('.monaco-workbench .part.editor').waitFor();
      if (first !== undefined) {
        await page.locator('.part.editor .tab').first().waitFor();
      }
      for (const file of others) {
        await openFile(page, file);
      }
      return {
        page,
        data: server.data,
        close: async () => {
          await browser.close();
          await server.stop();
        },
      };
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}
