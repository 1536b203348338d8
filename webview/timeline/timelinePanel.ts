import { createLateProgress } from '../layout/lateProgress';
import { LatestCall } from '../layout/latestCall';
import { createPanelError, createPanelMessage } from '../layout/panelMessage';
import type { PageContext } from '../pageContext';
import type { TimelineEvents, TimelineView } from './timelineView';
import { createTimelineView } from './timelineView';

/** The timeline with the requests that fill it. */
export class TimelinePanel {
  readonly view: TimelineView;
  private readonly latest = new LatestCall();
  private readonly progress = createLateProgress('Counting events over time');

  constructor(
    private readonly context: PageContext,
    events: TimelineEvents,
  ) {
    this.view = createTimelineView(events);
    this.view.element.prepend(this.progress.element);
  }

  /** Counts again, after the filter or the events changed. */
  async refresh(): Promise<void> {
    try {
      const answer = await this.latest.run((signal) =>
        this.progress.watch(this.context.rpc.call('getTimeline', { buckets: this.view.room }, { signal })),
      );
      if (answer !== undefined) {
        const { timeline } = answer.value;
        if (timeline.counts.length === 0) {
          const none = timeline.withoutTime > 0 ? 'No matching event has a time.' : 'No events to show.';
          this.view.showMessage(createPanelMessage(none));
        } else {
          this.view.show(timeline);
        }
      }
    } catch (error) {
      this.view.showMessage(createPanelError(error, () => void this.refresh()));
    }
  }
}
