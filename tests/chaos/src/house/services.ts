import { SERVICES, type ServiceName } from '@oln/contracts';

/** They keep records, write outboxes and hear facts, all of them. */
export { SERVICES };
export type Service = ServiceName;

/** Names of their parts and of their replicas. */
export const SERVICE_PART = new RegExp(`^(${SERVICES.join('|')})(-\\d+)?$`);
export const WORKER_PART = /^worker(-\d+)?$/;

export const serviceOf = (part: string): string => part.replace(/-\d+$/, '');
