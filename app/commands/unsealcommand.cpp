// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/unsealcommand.h"

#include "commands/rundocument.h"
#include "store/sealedfile.h"

namespace Provost {
using namespace Qt::StringLiterals;

UnsealCommand::UnsealCommand(QObject *parent)
    : Command(parent)
{
}

void UnsealCommand::describe(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"file"_s, tr("A file of sealed passwords."), u"F.sealed"_s);
    parser.addOptions({{u"seal-env"_s, tr("The environment variable that holds the passphrase."), tr("variable")}});
}

void UnsealCommand::start()
{
    if (arguments().size() != 1 || !options().isSet(u"seal-env"_s))
        return usage(tr("unseal takes one file, and --seal-env VARIABLE with its passphrase"));
    const QString variable = options().value(u"seal-env"_s);
    const QByteArray passphrase = qgetenv(variable.toLocal8Bit().constData());
    if (passphrase.isEmpty())
        return usage(tr("the environment variable %1 is not set or empty").arg(variable));
    const auto contents = SealedFile::read(arguments().constFirst(), passphrase);
    if (!contents && contents.error().kind == ErrorKind::Auth)
        return usage(tr("%1 was sealed with another passphrase").arg(arguments().constFirst()));
    if (!contents)
        return fail(contents.error());
    output().makePrivate();
    Json::Array records;
    for (const SealedSecret &sealed : contents->secrets) {
        records.push_back(Json::object({{u"run"_s, sealed.run},
                                        {u"resourceType"_s, sealed.resourceType},
                                        {u"label"_s, sealed.label},
                                        {u"attribute"_s, sealed.attribute},
                                        {u"secret"_s, sealed.secret.reveal()},
                                        {u"time"_s, sealed.time}}));
    }
    if (contents->damage)
        output().complain(tr("provost: the file is damaged; what stands before it is shown: %1").arg(contents->damage->detail));
    if (write(RunDocument::records(records, {u"label"_s, u"attribute"_s, u"secret"_s, u"time"_s, u"run"_s}, output().format())))
        finish(contents->damage ? ExitCode::Partly : ExitCode::Done);
}

} // namespace Provost
