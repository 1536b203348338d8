/** Every name that package.json and the code share. A unit test holds the two equal. */

export const LANGUAGE_ID = 'cloudtrail';
export const TEXT_VIEW_SCHEME = 'cloudtrail-log';

/** The status bar item; package.json does not name it. */
export const STATUS_ITEM = 'cloudtrailLens.status';

export const Commands = {
  openExplorer: 'cloudtrailLens.openExplorer',
  openLog: 'cloudtrailLens.openLog',
  openAsText: 'cloudtrailLens.openAsText',
  treatAsLog: 'cloudtrailLens.treatAsLog',
  goToEvent: 'cloudtrailLens.goToEvent',
} as const;

export const Settings = {
  recognizeByContent: 'cloudtrailLens.recognizeByContent',
  findingSeverity: 'cloudtrailLens.findings.severity',
  findingLimit: 'cloudtrailLens.findings.limitPerCode',
  redactionMarks: 'cloudtrailLens.redaction.showMarks',
} as const;

export const Views = {
  /** The explorer as a custom editor. */
  explorer: 'cloudtrailLens.explorer',
  /** The same for files whose names say nothing, where a person chose it. */
  explorerOption: 'cloudtrailLens.explorerOption',
} as const;

/** The explorer as a panel beside the text: not contributed, named in the activation event `onWebviewPanel:` only. */
export const EXPLORER_PANEL = 'cloudtrailLens.explorerPanel';

export const ContextKeys = {
  /** The active editor shows a log. */
  isLog: 'cloudtrailLens.isLog',
} as const;
