export { FieldCipher, type KeyRing } from '@oln/crypto';
export { listedOf, mayCall, mayTouch, type Concerned, type Principal, type RightName } from '@oln/identity';
export { AuditEntries, type NewAuditRow } from './audit/audit-entries.js';
export * from './config/parse-environment.js';
export { readServiceConfig, tlsTo, type ServiceConfig } from './config/service-config.js';
export * from './context/call-context.js';
export { ServiceClock } from './context/service-clock.js';
export * from './deadlines/due-date.js';
export { DueDateDto } from './due/due.dto.js';
export { DueModule, type DueOptions } from './due/due.module.js';
export { DueDates, type DueDatesOf } from './deadlines/due-dates.js';
export { PassedDueDates } from './deadlines/passed-due-dates.js';
export { HeldDataModule } from './held-data/held-data.module.js';
export {
  ExportReasonQuery,
  HeldPersonPath,
  HeldRecordDto,
  ReaderDto,
  HeldDataQuery,
  EXPORT_REASONS,
  type ExportReason,
} from './held-data/held-data.dto.js';
export { type HeldField, type HeldRecord } from './held-data/held-record.js';
export { HELD_SUBJECT_QUESTION, HeldSubjects, type HeldSubject } from './held-data/held-subject.js';
export * from './held-data/held-table.js';
export { columnOf, HeldRecords } from './held-data/held-record.js';
export { bound } from './held-data/held-lists.js';
export { rowsBehind, rowsStatement } from './held-data/held-rows.js';
export { KIT_EXCEPTIONS } from './held-data/kit-exceptions.js';
export { meaningOf } from './held-data/meanings.js';
export { cursorOf, READERS_SQL, readersOf, type Reader } from './held-data/readers.js';
export * from './http/example.js';
export * from './http/fields.js';
export { KitErrors } from './http/kit.errors.js';
export * from './http/page.js';
export { escaped } from './http/markup.js';
export { PathParams } from './http/path-params.js';
export { assertWithinReach, communeWithin, ReachErrors } from './http/reach-of.js';
export { sendProblem } from './http/problem.filter.js';
export { plainProblem, problemOf, type Problem } from './http/problem.js';
export { languageOf } from './http/request-context.js';
export { KnownTokens } from './http/known-tokens.js';
export type { WaysIn } from './http/server.js';
export { Changes, Public, Rights } from './http/rights.js';
export { ErasureModule } from './erasure/erasure.module.js';
export { ErasureErrors } from './erasure/erasure.errors.js';
export { Eraser, Erasures, type GonePersons, type Order as ErasureOrder } from './erasure/erasures.js';
export { ERASURES_TABLE } from './erasure/erasures-table.js';
export { ReceiptsOfErased } from './erasure/receipts-of-erased.js';
export { type ExplainedProcess } from './explain/explain.service.js';
export { type OwnersStanding } from './explain/told.js';
export { unpack, type ArchiveLimits, type Unpacked } from './files/unpack.js';
export { IndexKeys } from './index-keys/index-keys.js';
export { keyedTable, keyedTableDown, keyOfExact, keyOfToken } from './index-keys/index-keys-table.js';
export { IndexRotation } from './index-keys/index-rotation.js';
export { KeyedTables, type KeyedRow, type KeyedRows, type NewHashes } from './index-keys/keyed-tables.js';
export { lockHashes } from './index-keys/lock-hashes.js';
export { EventFlow } from './messaging/event-flow.js';
export { Answers, Hears } from './messaging/hears.js';
export { Questions } from './messaging/questions.js';
export { OfficePolicy, type PolicyInForce } from './office-policy/office-policy.js';
export { OfficePolicyModule } from './office-policy/office-policy.module.js';
export { OFFICE_POLICY_TABLE } from './office-policy/office-policy.repository.js';
export { migrate } from './persistence/data-source.js';
export { newId } from './persistence/ids.js';
export { ROW_SECURITY } from './persistence/kit-tables.js';
export { lockByName } from './persistence/lock-by-name.js';
export { inOrder, newestFirst, type Order } from './persistence/newest-first.js';
export { SealedText } from './persistence/sealed-text.js';
export { withinReach } from './persistence/reach.js';
export { Tx, type About, type AuditEntry } from './persistence/transaction.js';
export { insertStatement } from './persistence/insert-row.js';
export { columnsOf, Conditions } from './persistence/read-rows.js';
export { UnitOfWork } from './persistence/unit-of-work.js';
export { KitModule, type KitParts, type ServiceDefinition } from './service.module.js';
export { runMigrations, runService, startService, type Kit, type RunningService } from './start-service.js';
export { Sweep } from './sweep/sweep.js';
export { Metrics } from './telemetry/metrics.js';
export { startTracing, inSpan } from './telemetry/tracing.js';
export { Activity, ActivityDoor } from './temporal/activity-door.js';
export { ProcessDirectory } from './temporal/process-directory.js';
export { type ProcessLook } from './temporal/process-look.js';
export { Schedules, type WantedSchedule } from './temporal/schedules.js';
export * from './tokens.js';
export { Watched, type OpenRecord, type WatchedRecords } from './watchdog/watched.js';
export { timelineOf } from './timeline/timeline.js';
export { TimelineEntryDto } from './timeline/timeline.dto.js';
