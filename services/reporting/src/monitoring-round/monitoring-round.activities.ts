import { Injectable } from '@nestjs/common';
import { MONITORING_ROUND, type MonitoringTurn, type MonitoringTurnDone } from '@oln/contracts';
import { Activity } from '@oln/service-kit';
import { MonitoringRounds } from './monitoring-rounds.js';

/** The door of the rounds that Temporal Schedules start. */
@Injectable()
export class MonitoringRoundActivities {
  constructor(private readonly rounds: MonitoringRounds) {}

  @Activity(MONITORING_ROUND.activity, 'monitoring')
  goOn(turn: MonitoringTurn): Promise<MonitoringTurnDone> {
    return this.rounds.goOn(turn);
  }
}
