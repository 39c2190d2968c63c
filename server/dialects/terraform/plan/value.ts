import type { Json } from '../../../model/source.ts';
import { type Value, absent, known, unknown } from '../../../model/value.ts';
import { isList, isMap, member } from '../../json.ts';
import { type PlanContext, reference, valueAfterApply } from './after-apply.ts';
import { originOf } from './origin.ts';
import { isSecretName } from './secret.ts';
import { listValue, mapValue } from './structure.ts';
import { type PlanView, itemsOf, keysOf, memberOf, siteOf } from './view.ts';

/** What a place of one instance comes to. Maps are evaluated when they are read. */
export function valueOf(view: PlanView, around: PlanContext): Value {
  const { values, unknown: later } = view;
  if (later === true) return valueAfterApply(view, around);
  if (isList(values) || isList(later)) {
    return listValue(
      itemsOf(view).map((item) => valueOf(item, around)),
      siteOf(view),
    );
  }
  if (isMap(values) || isMap(later)) {
    return mapValue(keysOf(view), view.ground, (key) => valueOf(memberOf(view, key), around), siteOf(view));
  }
  if (values === undefined || values === null) return absent();
  return scalarValue(view, values, around);
}

const veiled = (value: Value): Value =>
  value.is === 'known' ? { ...value, from: [...value.from, { via: 'plan', of: { is: 'secret' } }] } : value;

function scalarValue(view: PlanView, value: Exclude<Json, object | null>, around: PlanContext): Value {
  const { sensitive } = view;
  if (sensitive === true && typeof value === 'boolean')
    return veiled(scalarValue({ ...view, sensitive: false }, value, around));
  const { written, ground } = view;
  const site = siteOf(view);
  // A flag gives nothing away, and what is secret about it is not worth an unknown.
  if ((view.sensitive === true || isSecretName(view.name)) && typeof value !== 'boolean') {
    return unknown('its value is sensitive and is not looked at', true, site);
  }
  if (written.how === 'unset') {
    // A default of the provider is not written down. What it means is a fact of the type and the provider's version, as it is for
    // the source; of what exists already, the state tells what is the case.
    return view.created
      ? absent([{ via: 'plan', of: { is: 'plan', says: 'unset' } }])
      : known(value, site, [{ via: 'plan', of: { is: 'plan', says: 'state' } }]);
  }
  if (written.how !== 'expression' || member(written.json, 'references') === undefined) return known(value, site);
  const origin = around.module && originOf(written.json, around.module, around.configuration);
  if (typeof value === 'string' && value !== '' && origin?.is === 'resource') {
    // Old versions name the resource only.
    const attributes = origin.attribute === undefined ? ['id', 'arn', 'key_id', 'name', 'bucket'] : [origin.attribute];
    if (attributes.some((attribute) => around.hasValue(origin.address, attribute, value))) {
      return reference(origin, site, around);
    }
  }
  const source = ground.value;
  return known(
    value,
    site,
    source?.is === 'known' ? source.from : [{ via: 'plan', of: { is: 'plan', says: 'value' } }],
  );
}
