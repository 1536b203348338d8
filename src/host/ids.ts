/** Every name that package.json and the code share. A unit test holds the two equal. */

export const LANGUAGE_ID = 'cloudtrail';
export const TEXT_VIEW_SCHEME = 'cloudtrail-log';
/** Objects of a trail's bucket. */
export const S3_SCHEME = 'cloudtrail-s3';

/** The status bar item; package.json does not name it. */
export const STATUS_ITEM = 'cloudtrailLens.status';
/** The one with the active AWS profile. */
export const PROFILE_ITEM = 'cloudtrailLens.profile';

export const Commands = {
  openExplorer: 'cloudtrailLens.openExplorer',
  addToExplorer: 'cloudtrailLens.addToExplorer',
  openFolder: 'cloudtrailLens.openFolder',
  saveSession: 'cloudtrailLens.saveSession',
  openSession: 'cloudtrailLens.openSession',
  openLog: 'cloudtrailLens.openLog',
  openAsText: 'cloudtrailLens.openAsText',
  treatAsLog: 'cloudtrailLens.treatAsLog',
  goToEvent: 'cloudtrailLens.goToEvent',
  validateLogFiles: 'cloudtrailLens.validateLogFiles',
  runQuery: 'cloudtrailLens.runQuery',
  queryHistory: 'cloudtrailLens.queryHistory',
  clearQueryHistory: 'cloudtrailLens.clearQueryHistory',
  newSqlQuery: 'cloudtrailLens.newSqlQuery',
  runSql: 'cloudtrailLens.runSql',
  chooseQuerySources: 'cloudtrailLens.chooseQuerySources',
  saveQuery: 'cloudtrailLens.saveQuery',
  copyAthenaSql: 'cloudtrailLens.copyAthenaSql',
  copyAthenaDdl: 'cloudtrailLens.copyAthenaDdl',
  addTrail: 'cloudtrailLens.addTrail',
  findTrails: 'cloudtrailLens.findTrails',
  removeTrail: 'cloudtrailLens.removeTrail',
  editTrails: 'cloudtrailLens.editTrails',
  refreshTrails: 'cloudtrailLens.refreshTrails',
  goToDay: 'cloudtrailLens.goToDay',
  removeShortcut: 'cloudtrailLens.removeShortcut',
  openTrailFile: 'cloudtrailLens.openTrailFile',
  openTrailFileAsText: 'cloudtrailLens.openTrailFileAsText',
  loadMore: 'cloudtrailLens.loadMore',
  loadTrail: 'cloudtrailLens.loadTrail',
  loadTimeRange: 'cloudtrailLens.loadTimeRange',
  validateTrail: 'cloudtrailLens.validateTrail',
  validateTimeRange: 'cloudtrailLens.validateTimeRange',
  copyS3Uri: 'cloudtrailLens.copyS3Uri',
  selectProfile: 'cloudtrailLens.selectProfile',
  logIn: 'cloudtrailLens.logIn',
  clearTrailCache: 'cloudtrailLens.clearTrailCache',
  lookUpEvents: 'cloudtrailLens.lookUpEvents',
  removeLookUp: 'cloudtrailLens.removeLookUp',
} as const;

export const Settings = {
  recognizeByContent: 'cloudtrailLens.recognizeByContent',
  findingSeverity: 'cloudtrailLens.findings.severity',
  findingLimit: 'cloudtrailLens.findings.limitPerCode',
  redactionMarks: 'cloudtrailLens.redaction.showMarks',
  trails: 'cloudtrailLens.trails',
  cacheLimit: 'cloudtrailLens.trailCache.limit',
} as const;

export const Views = {
  /** The explorer as a custom editor. */
  explorer: 'cloudtrailLens.explorer',
  /** The same for files whose names say nothing, where a person chose it. */
  explorerOption: 'cloudtrailLens.explorerOption',
  /** The explorer as the editor of session files. */
  session: 'cloudtrailLens.session',
  /** The trails in the side bar. */
  trails: 'cloudtrailLens.trails',
} as const;

/** The explorer as a panel beside the text: not contributed, named in the activation event `onWebviewPanel:` only. */
export const EXPLORER_PANEL = 'cloudtrailLens.explorerPanel';
/** The results of a query, as a panel beside its text. */
export const RESULTS_PANEL = 'cloudtrailLens.resultsPanel';

/** A command of ours alone, for features that show events: (uri, record) selects the record in an explorer. */
export const REVEAL_RECORD = 'cloudtrailLens.revealRecord';

export const ContextKeys = {
  /** The active editor shows a log. */
  isLog: 'cloudtrailLens.isLog',
  /** Addresses of the open queries of ours: VS Code itself sees at once whether an editor shows one of them. */
  queries: 'cloudtrailLens.queries',
} as const;
