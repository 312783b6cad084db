package com.jupiteriq.customers;

import static com.jupiteriq.customers.PaymentDocument.PAYMENT;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Write;
import java.util.Optional;
import java.util.UUID;

/// What accounts have paid, as the operator's billing tells it.
public final class Payments {

    private final PaymentStore store;
    private final Customers customers;
    private final Ids ids;

    Payments(PaymentStore store, Customers customers, Ids ids) {
        this.store = store;
        this.customers = customers;
        this.ids = ids;
    }

    public Listing<Payment> list() {
        return store.list();
    }

    public Page<Payment> page(Caller operator, UUID account, Selection selection, PageRequest page) {
        return store.list().page(there(customers.get(account), operator), selection, page);
    }

    private static Caller there(Account account, Caller operator) {
        return Customers.there(account, Environment.LIVE, operator);
    }

    /// @param isNew whether it was told for the first time
    public record Told(Payment payment, boolean isNew) {}

    /// Keeps a payment and emits `payment.succeeded` or `payment.failed` in the account. Told again it does
    /// nothing. Refuses with `Conflict` another payment by the same reference.
    public Told tell(UUID id, Draft<Payment> draft, Write write) {
        Account account = customers.get(id);
        write.about(account.publicId());
        Payment payment = PaymentDocument.made(ids.next(), draft, write.now());
        Optional<Payment> known = store.find(there(account, write.caller()), payment.reference());
        if (known.isPresent()) {
            return again(known.get(), payment);
        }
        write.unique("payments_by_reference", PaymentDocument.REFERENCE.name());
        write.beginAnewWhenTaken();
        Write there = Customers.in(account, write);
        store.insert(payment, there);
        AuditEntry entry = new AuditEntry("payment.create", payment.publicId(), null, PAYMENT.of(payment));
        there.record(entry, PaymentDocument.told(payment));
        write.record(entry);
        return new Told(payment, true);
    }

    private static Told again(Payment known, Payment told) {
        if (!known.same(told)) {
            throw new Refused(new Failure.Conflict("The account has a payment with this reference, of "
                + known.amountMinor() + " " + known.currency() + " that " + known.outcome().word()
                + ". Send another reference for another payment.", null));
        }
        return new Told(known, false);
    }
}
