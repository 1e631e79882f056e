-- A shipment's id names its allocation in the order. A second saga under the same id would, when it fails, give back
-- what the first one holds: so there is at most one that has not failed.
create unique index sagas_shipment on sagas ((data -> 'data' ->> 'shipmentId'))
  where name = 'shipment.createFromOrder' and state <> 'failed';
-- The shipments of an order.
create index documents_order on documents ((state ->> 'orderId'));
