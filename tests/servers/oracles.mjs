// What other implementations make of a filter or a PATCH: one JSON question a line on stdin, one answer a line on stdout.
// {"filter": TEXT} -> {"tree": ...}                        scim2-parse-filter
// {"filter": TEXT, "resources": [...]} -> {"ids": [...]}   SCIMMY and scim2-parse-filter, which must agree, or {"differ": ...}
// {"resource": ..., "Operations": [...], "by": "scim-patch" | "scimmy"} -> {"resource": ...}
import readline from "node:readline";
import SCIMMY from "scimmy";
import scim2 from "scim2-parse-filter";
import patching from "scim-patch";

SCIMMY.Schemas.User.extend(SCIMMY.Schemas.EnterpriseUser, false);

function matched({ filter, resources }) {
    const ids = resources.filter(scim2.filter(scim2.parse(filter))).map((one) => one.id);
    const others = new SCIMMY.Types.Filter(filter).match(resources).map((one) => one.id);
    return ids.join() === others.join() ? { ids } : { differ: { "scim2-parse-filter": ids, scimmy: others } };
}

async function patched({ resource, Operations, by }) {
    if (by === "scim-patch")
        return { resource: patching.scimPatch(resource, Operations, { mutateDocument: false, treatMissingAsAdd: false }) };
    const message = new SCIMMY.Messages.PatchOp({ schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations });
    const result = await message.apply(new SCIMMY.Schemas.User(resource, "out"), (after) => after);
    return { resource: JSON.parse(JSON.stringify(result ?? new SCIMMY.Schemas.User(resource, "out"))) };
}

async function answer(question) {
    if (question.resources)
        return matched(question);
    if (question.Operations)
        return patched(question);
    return { tree: scim2.parse(question.filter) };
}

for await (const line of readline.createInterface({ input: process.stdin })) {
    let reply;
    try {
        reply = await answer(JSON.parse(line));
    } catch (error) {
        reply = { error: String(error.message ?? error) };
    }
    process.stdout.write(JSON.stringify(reply) + "\n");
}
