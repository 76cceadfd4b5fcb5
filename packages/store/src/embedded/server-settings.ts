// The settings our server runs with: small enough that Node and PostgreSQL together stay under 300 MB, reachable
// from this machine only, and a log that holds no row's content (law 11).

/** The text of the settings file; what the caller gives goes last and so wins. */
export function settingsFile(place: {
  readonly major: number;
  readonly port: number;
  readonly socketFolder: string;
  readonly settings?: Readonly<Record<string, string>>;
}): string {
  const all: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(place.port),
    unix_socket_directories: place.socketFolder,
    unix_socket_permissions: "0700",
    ...memory,
    // The worker processes of version 18 for reading ahead cost memory and help little on one local disk.
    ...(place.major >= 18 ? { io_method: "sync" } : {}),
    ...log,
    wal_level: "replica",
    password_encryption: "scram-sha-256",
    ...place.settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return `# Written anew at every start; changes made here are lost.\n${lines.join("\n")}\n`;
}

const memory = {
  shared_buffers: "64MB",
  // A thirty-second of it by itself, which an import fills faster than the log writer comes round.
  wal_buffers: "8MB",
  max_connections: "60",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  effective_cache_size: "512MB",
  max_wal_size: "512MB",
  max_worker_processes: "4",
  max_parallel_workers: "2",
  autovacuum_max_workers: "2",
  huge_pages: "off",
  jit: "off",
};

const log = {
  logging_collector: "off",
  log_line_prefix: "%m [%p] ",
  log_min_messages: "warning",
  // Statements, parameters and the DETAIL of an error quote people's data.
  log_statement: "none",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
};
