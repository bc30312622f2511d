import { dataConverter, type KeyRing } from '@oln/crypto';
import type { TemporalWayOptions } from '@oln/messaging';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';

/** Of a service's way to Temporal: through the codec, traced. */
export const wayOptions = (
  { address, namespace }: { address: string; namespace: string },
  keys: KeyRing,
  identity?: string,
): TemporalWayOptions => ({
  address,
  namespace,
  dataConverter: dataConverter(keys),
  interceptors: { workflow: [new OpenTelemetryWorkflowClientInterceptor()] },
  identity,
});
