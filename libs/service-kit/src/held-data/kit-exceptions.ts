/** Tables that every service has and that are not given as they lie. */
export const KIT_EXCEPTIONS: Readonly<Record<string, string>> = {
  migrations: 'The house itself',
  outbox: 'Ids and codes of the facts about records that are given themselves',
  inbox: 'Ids of messages',
  parked: 'Messages that could not be taken in, until they are: what they tell of is given by who sent it',
  lease: 'The house itself',
  index_keys: 'The house itself: ids of keys',
  audit: 'Given as who read the file',
  audit_seal: 'Digests of the audit log',
  audit_sealed: 'Digests of the audit log',
  idempotency: 'Answers that callers of the office got, sealed, for two months: what they say is given by its record',
  due_dates: 'Reckoned from the stages of records that are given',
  erasures: 'Orders to erase, by id: of somebody who is anonymised nothing is left to be given',
  process_revision: 'Counters of processes',
  stuck_processes: 'The house itself: processes that do not follow their records',
  office_policies: 'Terms of the office: nothing of a family',
};
