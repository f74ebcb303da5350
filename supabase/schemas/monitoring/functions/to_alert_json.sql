-- An alert as readers of `system` get it. Times are milliseconds.
create function monitoring.to_alert_json(alert monitoring.alerts) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', alert.id, 'kind', alert.kind, 'severity', alert.severity, 'title', alert.title,
    'detail', alert.detail, 'count', alert.count,
    'firstAt', floor(extract(epoch from alert.first_at) * 1000),
    'lastAt', floor(extract(epoch from alert.last_at) * 1000),
    'acknowledgedAt', floor(extract(epoch from alert.acknowledged_at) * 1000),
    'resolvedAt', floor(extract(epoch from alert.resolved_at) * 1000))
$$;

revoke execute on function monitoring.to_alert_json(monitoring.alerts) from public;
grant execute on function monitoring.to_alert_json(monitoring.alerts) to service_role;
