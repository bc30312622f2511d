import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { offerEvents } from '@oln/contracts';
import { actsIn } from '@oln/identity';
import type { Tx } from '@oln/service-kit';
import { providedOr } from '../access/provided-or.js';
import type { Capacity } from './capacity.js';
import { NOBODY_WAITS, VACANCY_LISTENER, type VacancyListener } from './vacancy-listener.js';

/** Tells the house how many places a service has, and how many of them are taken. */
@Injectable()
export class CapacityNews {
  constructor(private readonly modules: ModuleRef) {}

  /**
   * Where a child of another commune takes a place, the event is of the child's commune: nobody writes into what
   * another office tells.
   */
  async changed(tx: Tx, { offerId, commune, places, taken, version }: Capacity): Promise<void> {
    const { principal } = tx.context;
    const told = actsIn(principal, commune) ? commune : principal.communes[0]!;
    const waiting = await this.listener.waiting(tx, offerId);
    tx.emit(
      offerEvents.capacityChanged,
      { id: offerId, commune: told, version },
      { id: offerId, places, taken, waiting },
    );
  }

  /** In the same transaction: whoever waits is called by what is free now. */
  appeared(tx: Tx, offerId: string): Promise<void> {
    return this.listener.vacancyAppeared(tx, offerId);
  }

  private get listener(): VacancyListener {
    return providedOr(this.modules, VACANCY_LISTENER, NOBODY_WAITS);
  }
}
