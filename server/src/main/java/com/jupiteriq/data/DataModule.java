package com.jupiteriq.data;

import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class DataModule {

    @Bean
    EventTypes dataEventTypes() {
        return ItemEvents.types();
    }

    @Bean
    ItemStore itemStore(Reads reads) {
        return new ItemStore(reads);
    }

    @Bean
    ItemHashes itemHashes(Vault vault) {
        return new ItemHashes(vault);
    }

    @Bean
    ItemRules itemRules(KnownTypes types) {
        return new ItemRules(types);
    }

    @Bean
    ItemTraces itemTraces(ItemHashes hashes) {
        return new ItemTraces(hashes);
    }

    @Bean
    ItemMoves itemMoves(ItemStore store, KnownTypes types, ItemHashes hashes, ItemTraces traces) {
        return new ItemMoves(store, types, hashes, traces);
    }

    @Bean
    Items items(ItemStore store, KnownTypes types, ItemRules rules, ItemMoves moves, Ids ids) {
        return new Items(store, types, rules, moves, ids);
    }

    @Bean
    Bulk bulk(ItemStore store, KnownTypes types, ItemRules rules, ItemMoves moves, Ids ids) {
        return new Bulk(store, types, rules, moves, ids);
    }

    @Bean
    TypeCheck typeCheck(DataTypes dataTypes, KnownTypes types, Reads reads) {
        return new TypeCheck(dataTypes, types, new CheckStore(reads), System::nanoTime);
    }
}
