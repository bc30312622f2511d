import { CommuneField, IdField } from '@oln/service-kit';

export class CasePath {
  @IdField({ describe: 'Case' })
  caseId: string;
}

/** A record of a case. */
export class CaseRecordPath extends CasePath {
  @IdField({ describe: 'Record of the case' })
  id: string;
}

export class RecordPath {
  @IdField()
  id: string;
}

export class CommunePath {
  @CommuneField()
  commune: string;
}
