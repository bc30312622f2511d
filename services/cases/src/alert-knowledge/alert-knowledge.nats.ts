import { Injectable } from '@nestjs/common';
import { alertsEvents, type EventData, type OlnEvent } from '@oln/contracts';
import { Hears, type Tx } from '@oln/service-kit';
import { AlertKnowledgeService } from './alert-knowledge.service.js';

@Injectable()
export class AlertKnowledgeConsumer {
  constructor(private readonly alerts: AlertKnowledgeService) {}

  @Hears(alertsEvents.caseAsked)
  asked({ commune, data }: OlnEvent<EventData<typeof alertsEvents.caseAsked>>, tx: Tx): Promise<void> {
    const { id: alertId, caseId, childId, severity, factors, askedAt } = data;
    return this.alerts.inform(tx, commune, caseId, { alertId, childId, severity, factors, askedAt: new Date(askedAt) });
  }
}
