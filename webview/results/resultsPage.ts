import { toAskedQuery } from '../../src/core/query/askedQuery';
import type { AskedQuery } from '../../src/core/query/askedQuery';
import type { ResultsHostMethods, ResultsState, SavedResults } from '../../src/protocol/results';
import type { PageHost } from '../connectHost';
import { createElement } from '../element';
import { createAnnouncer } from '../layout/announcer';
import { createErrorSayer } from '../layout/errorSayer';
import { createPanelError } from '../layout/panelMessage';
import { createPlainHead } from './resultsHead';
import type { ResultsLayout } from './resultsLayout';
import { parseResultsLayout } from './resultsLayout';
import type { ResultsMessageEvents } from './resultsMessages';
import { createEndedView } from './resultsMessages';
import { ResultView } from './resultView';
import type { RunningView } from './runningView';
import { createRunningView } from './runningView';

/** A pause after the last change before the state is written, in milliseconds. */
const SAVE_DELAY = 300;

export type ResultsHost = PageHost<ResultsHostMethods, SavedResults>;

/** The results page: what became of a query. */
export class ResultsPage {
  private readonly head = createElement('header', 'head');
  private readonly body = createElement('main', 'body');
  private readonly announcer = createAnnouncer();
  private readonly sayError = createErrorSayer(this.announcer);
  private readonly layout: ResultsLayout;
  private running: RunningView | undefined;
  private view: ResultView | undefined;
  private state: ResultsState | undefined;
  private saveTimer: number | undefined;

  constructor(
    private readonly host: ResultsHost,
    root: HTMLElement,
  ) {
    this.layout = parseResultsLayout(host.savedState?.layout);
    root.replaceChildren(this.head, this.body, this.announcer.element);
    // VS Code's own key for copying arrives as this event and not as a key.
    document.addEventListener('copy', (event) => {
      if (this.view?.copySelection() === true) {
        event.preventDefault();
      }
    });
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) {
        this.view?.focus();
      }
    });
  }

  /** Asks what there is to show. */
  async open(): Promise<void> {
    try {
      const state = await this.host.rpc.call('getState', null);
      // A state that was sent meanwhile is newer.
      if (this.state === undefined) {
        await this.show(state);
      }
    } catch (error) {
      this.body.replaceChildren(
        createPanelError(error, () => {
          void this.open();
        }),
      );
    }
  }

  async show(state: ResultsState): Promise<void> {
    const { running } = this;
    const isSameRun = state.state === 'running' && this.state?.state === 'running' && running !== undefined;
    this.state = state;
    if (isSameRun) {
      running.setProgress(state.progress);
      return;
    }
    const hadFocus = document.activeElement !== document.body && document.hasFocus();
    this.running = undefined;
    this.view = undefined;
    this.save();
    if (state.state === 'running') {
      this.showRunning(state);
    } else if (state.state === 'done') {
      await this.showResult(state);
    } else {
      this.showHead(state);
      this.body.replaceChildren(createEndedView(state, this.queryEvents));
    }
    if (hadFocus && document.activeElement === document.body) {
      // The button that was pressed is gone; whoever works by keyboard goes on from the first one that came.
      this.body.querySelector<HTMLElement>('.actions > *')?.focus();
    }
  }

  private get queryEvents(): ResultsMessageEvents {
    return {
      onOpenSql: () => {
        this.ask('openSql');
      },
      onRunAgain: () => {
        this.ask('runAgain');
      },
      onChangeValues: () => {
        this.ask('changeValues');
      },
    };
  }

  private showHead(query: AskedQuery): void {
    this.head.replaceChildren(createPlainHead(query, this.queryEvents));
  }

  private showRunning(state: Extract<ResultsState, { readonly state: 'running' }>): void {
    const running = createRunningView(() => {
      this.ask('cancel');
    });
    running.setProgress(state.progress);
    this.running = running;
    this.showHead(state);
    this.body.replaceChildren(running.element);
  }

  private async showResult(state: Extract<ResultsState, { readonly state: 'done' }>): Promise<void> {
    const view = new ResultView({
      rpc: this.host.rpc,
      announcer: this.announcer,
      layout: this.layout,
      query: toAskedQuery(state),
      result: state.result,
      empty: state.empty,
      ...this.queryEvents,
      onChange: () => {
        this.saveSoon();
      },
    });
    this.view = view;
    this.head.replaceChildren(view.head);
    this.body.replaceChildren(view.body);
    await view.mount();
  }

  private ask(method: 'cancel' | 'runAgain' | 'changeValues' | 'openSql'): void {
    this.host.rpc.call(method, null).catch(this.sayError);
  }

  private saveSoon(): void {
    window.clearTimeout(this.saveTimer);
    this.saveTimer = window.setTimeout(() => {
      this.save();
    }, SAVE_DELAY);
  }

  private save(): void {
    if (this.state !== undefined) {
      this.host.saveState({ ...toAskedQuery(this.state), layout: this.layout });
    }
  }
}
