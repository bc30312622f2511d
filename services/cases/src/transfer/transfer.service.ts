import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, settle } from '@oln/contracts';
import { actsIn, SYSTEM } from '@oln/identity';
import { currentContext, newId, UnitOfWork, type Page, type PageQuery, type Tx } from '@oln/service-kit';
import { awaitRequest } from '../awaited-request/awaited-request.repository.js';
import { CaseErrors } from '../case-file/case-file.errors.js';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { CaseFileService } from '../case-file/case-file.service.js';
import { acrossCommunes } from './across-communes.js';
import { tellAnswered, tellRequested } from './transfer-announcements.js';
import {
  decideAcceptance,
  decideDecline,
  decideRequest,
  decideWithdrawal,
  type DeclineReason,
  type Transfer,
  type TransferReason,
  type WithdrawalReason,
} from './transfer.js';
import { TransferRepository, type TransferFilter } from './transfer.repository.js';
import { transferView, type TransferView } from './transfer.views.js';

/** A family moves: requested here, accepted or declined there; the case closes as moved only when it was accepted. */
@Injectable()
export class TransferService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly cases: CaseFileService,
    private readonly files: CaseFileRepository,
    private readonly transfers: TransferRepository,
  ) {}

  async request(caseId: string, toCommune: string, reason: TransferReason): Promise<TransferView> {
    const context = currentContext();
    const own = await this.work.read('transfer.case', (tx) => this.cases.getForReading(tx, caseId));
    const run = async (tx: Tx): Promise<TransferView> => {
      const file = await this.cases.lockForChange(tx, caseId);
      if (!actsIn(context.principal, file.commune)) throw new RefusedError(refuse(CaseErrors.NOT_FOUND));
      const pending = (await this.transfers.pendingOf(tx, caseId)) !== undefined;
      const asked = { id: newId(), toCommune, reason, askedBy: context.principal.person };
      const transfer = settle(decideRequest(file, asked, pending, tx.asOf));
      await this.transfers.insert(tx, transfer);
      tellRequested(tx, transfer);
      return transferView(transfer, 'outgoing');
    };
    return this.work.run('transfer.request', run, acrossCommunes(context, own.commune, toCommune));
  }

  accept(id: string): Promise<TransferView> {
    return this.answer('transfer.accept', id, 'incoming', async (tx, transfer, person) => {
      const file = await this.files.lock(tx, transfer.caseId);
      const accepted = settle(decideAcceptance(transfer, file, person, tx.asOf));
      await this.cases.apply(tx, file, { do: 'hand-over', reason: transfer.reason });
      const { toCommune: commune, fromCommune, caseId: cause } = transfer;
      awaitRequest(tx, { commune, fromCommune, cause, about: id, aboutKind: 'transfer' });
      return accepted;
    });
  }

  decline(id: string, reason: DeclineReason): Promise<TransferView> {
    return this.answer('transfer.decline', id, 'incoming', async (tx, transfer, person) =>
      settle(decideDecline(transfer, person, reason, tx.asOf)),
    );
  }

  withdraw(id: string, reason: WithdrawalReason): Promise<TransferView> {
    return this.answer('transfer.withdraw', id, 'outgoing', async (tx, transfer, person) =>
      settle(decideWithdrawal(transfer, person, reason, tx.asOf)),
    );
  }

  /** The case left in another way meanwhile: nobody over there has to answer any more. */
  async withdrawOfClosedCase(caseId: string): Promise<void> {
    const context = currentContext();
    const pending = await this.work.read('transfer.pending', (tx) => this.transfers.pendingOf(tx, caseId));
    if (!pending) return;
    const wide = acrossCommunes({ ...context, principal: SYSTEM.transfer }, pending.fromCommune, pending.toCommune);
    const run = async (tx: Tx): Promise<void> => {
      const transfer = await this.transfers.lock(tx, pending.id);
      if (transfer.state !== 'requested') return;
      await this.keep(tx, settle(decideWithdrawal(transfer, SYSTEM.transfer.person, 'case-closed', tx.asOf)));
    };
    await this.work.run('transfer.withdraw', run, wide);
  }

  list(filter: TransferFilter, page: PageQuery): Promise<Page<TransferView>> {
    return this.work.read('transfer.list', async (tx) => {
      const found = await this.transfers.list(tx, filter, page);
      return { ...found, items: found.items.map(({ side, transfer }) => transferView(transfer, side)) };
    });
  }

  /** First under the caller's own reach: only who belongs to that side finds its copy. Then across the two communes. */
  private async answer(
    action: string,
    id: string,
    side: 'incoming' | 'outgoing',
    decide: (tx: Tx, transfer: Transfer, person: string) => Promise<Transfer>,
  ): Promise<TransferView> {
    const context = currentContext();
    const own = await this.work.read('transfer.read', (tx) => this.transfers.find(tx, id, side));
    const run = async (tx: Tx): Promise<TransferView> => {
      const transfer = await this.transfers.lock(tx, id);
      tx.assertVersion(transfer.version);
      const next = await decide(tx, transfer, context.principal.person);
      await this.keep(tx, next);
      return transferView(next, side);
    };
    return this.work.run(action, run, acrossCommunes(context, own.fromCommune, own.toCommune));
  }

  private async keep(tx: Tx, transfer: Transfer): Promise<void> {
    await this.transfers.save(tx, transfer);
    tellAnswered(tx, transfer);
    const { id, version, fromCommune } = transfer;
    tx.audit({ kind: 'transfer', id, commune: fromCommune, version });
  }
}
