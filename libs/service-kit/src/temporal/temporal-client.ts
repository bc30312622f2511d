import { dataConverter, type KeyRing } from '@oln/crypto';
import { Client, Connection } from '@temporalio/client';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';

/** A network that is lost says nothing: whoever does not answer within seconds is called anew. */
const LIVELY = {
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 3_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.max_reconnect_backoff_ms': 500,
};

/** A client that connects when it is first needed and tries again after a failure: a service starts without Temporal. */
export function temporalClient(temporal: { address: string; namespace: string }, keys: KeyRing): () => Promise<Client> {
  let connecting: Promise<Client> | undefined;
  return () => {
    connecting ??= connect(temporal, keys).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };
}

async function connect({ address, namespace }: { address: string; namespace: string }, keys: KeyRing): Promise<Client> {
  const connection = await Connection.connect({ address, connectTimeout: '3s', channelArgs: LIVELY });
  return new Client({
    connection,
    namespace,
    dataConverter: dataConverter(keys),
    interceptors: { workflow: [new OpenTelemetryWorkflowClientInterceptor()] },
  });
}
